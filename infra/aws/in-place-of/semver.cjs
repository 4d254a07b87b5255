/** The X-Ray SDK asks it for the version of an AWS SDK older than ours (`captureAWS`). */
module.exports = {}
