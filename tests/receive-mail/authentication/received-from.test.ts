import { describe, expect, test } from 'vitest'
import { receivedFrom } from '../../../functions/receive-mail/authentication/received-from.ts'

const client = (ip: string, helo: string) => ({ kind: 'client', ip, helo })

describe('what a Received field says of where the mail came from', () => {
  test.each([
    [
      'Postfix',
      'from mail.school.example (mx.school.example [203.0.113.5]) by relay.example (Postfix) with ESMTPS id 4X; Tue, 3 Nov 2026 10:00:00 +0000',
      client('203.0.113.5', 'mail.school.example'),
    ],
    [
      'Postfix, a client without a name',
      'from pc7 (unknown [203.0.113.5]) by relay.example',
      client('203.0.113.5', 'pc7'),
    ],
    [
      'IPv6',
      'from a.example (a.example [IPv6:2001:db8::5]) by relay.example',
      client('2001:db8::5', 'a.example'),
    ],
    [
      'Sendmail in doubt',
      'from a.example (b.example [203.0.113.5] (may be forged)) by relay.example (8.17.1/8.17.1) with ESMTP',
      client('203.0.113.5', 'a.example'),
    ],
    [
      'Exim',
      'from b.example ([203.0.113.5]:41234 helo=a.example) by relay.example with esmtps',
      client('203.0.113.5', 'a.example'),
    ],
    [
      'Exim, a client without a name',
      'from [203.0.113.5] (port=4123 helo=a.example) by relay.example',
      client('203.0.113.5', 'a.example'),
    ],
    [
      'Exchange',
      'from AS8PR.eurprd.prod.outlook.com (2603:10a6:20b:1::5) by LO2P.GBRP.PROD.OUTLOOK.COM (2603:10a6:600:1::9) with Microsoft SMTP Server',
      client('2603:10a6:20b:1::5', 'AS8PR.eurprd.prod.outlook.com'),
    ],
    [
      'qmail',
      'from unknown (HELO a.example) (203.0.113.5) by relay.example with SMTP',
      client('203.0.113.5', 'a.example'),
    ],
    [
      'folded at every word',
      'from\ta.example\t (b.example\t [203.0.113.5])\t by relay.example',
      client('203.0.113.5', 'a.example'),
    ],
  ])('%s', (_, value, expected) => {
    expect(receivedFrom(value)).toEqual(expected)
  })

  test.each([
    ['an address as its name', 'from [127.0.0.1] (evil.example [203.0.113.5]) by relay.example'],
    ['a bracket that is closed later', 'from x([127.0.0.1]) (unknown [203.0.113.5]) by relay.example'],
    [
      'an address in its greeting, noted by Exim',
      'from evil.example ([203.0.113.5] helo=[127.0.0.1]) by relay.example',
    ],
    [
      'an address in its ident answer',
      'from evil.example ([203.0.113.5] helo=x ident=[127.0.0.1]) by relay.example',
    ],
    [
      'an address in its greeting, noted by qmail',
      'from unknown (HELO 127.0.0.1) (203.0.113.5) by relay.example',
    ],
  ])('a client that claims %s is still known by its connection', (_, value) => {
    expect(receivedFrom(value)).toMatchObject({ kind: 'client', ip: '203.0.113.5' })
  })

  test.each([
    ['a name alone', 'from mail.school.example by relay.example with ESMTP'],
    ['an address that only the client claims', 'from [127.0.0.1] by relay.example with ESMTP'],
    [
      'an address that only the client claims, noted by qmail',
      'from unknown (HELO 127.0.0.1) by relay.example',
    ],
    ['a bracket that hides the rest', 'from x( (unknown [203.0.113.5]) by relay.example ([127.0.0.1])'],
    [
      'a quotation mark that hides the rest',
      'from "x (unknown [203.0.113.5]) by relay.example (envelope-from <"@[127.0.0.1]>)',
    ],
    ['the address of the receiving host alone', 'from x by relay.example ([127.0.0.1])'],
    ['numbers that are no address', 'from x (x [999.0.113.5]) by relay.example'],
  ])('a client known by %s is not known', (_, value) => {
    expect(receivedFrom(value)).toEqual({ kind: 'unstated' })
  })

  test.each([
    [
      'a mail written on the host',
      'by host.example (Postfix, from userid 1000) id 4X; Tue, 3 Nov 2026 10:00:00 +0000',
    ],
    ['a mail handed on within the host', '(qmail 4711 invoked by uid 89); 3 Nov 2026 10:00:00 -0000'],
    ['a sendmail user', '(from okafor@localhost) by host.example (8.17.1/8.17.1/Submit) id 4X'],
    ['an empty field', ''],
  ])('%s comes from nobody else', (_, value) => {
    expect(receivedFrom(value)).toEqual({ kind: 'itself' })
  })
})
