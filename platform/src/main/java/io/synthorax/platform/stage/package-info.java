/**
 * Running a piece of work: three kinds of failure with three fates, claims with leases, the
 * processor permit, interruption, and the heartbeat behind the liveness probe.
 */
package io.synthorax.platform.stage;
