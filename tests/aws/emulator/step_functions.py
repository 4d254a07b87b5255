"""A second interpreter of the States Language, which honours TimeoutSecondsPath on a callback: moto's, as a server.

It calls Lambda at the address of the other emulator. Usage: step_functions.py PORT LAMBDA_PORT
"""
import os
import sys

port, lambda_port = int(sys.argv[1]), sys.argv[2]
os.environ["MOTO_PORT"] = lambda_port
os.environ.setdefault("MOTO_ACCOUNT_ID", "000000000000")

from moto.core.config import default_user_config

default_user_config["stepfunctions"] = {"execute_state_machine": True}

from moto.server import main

main(["-H", "127.0.0.1", "-p", str(port)])
