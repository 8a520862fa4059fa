/**
 * What the platform on one machine consists of: the broker, the store and the five services with
 * their ports, settings and JVM flags, started in one home directory. How processes are kept alive
 * is in {@code process}; what is asked of the running platform is in {@code study}.
 */
package io.synthorax.standalone.platform;
