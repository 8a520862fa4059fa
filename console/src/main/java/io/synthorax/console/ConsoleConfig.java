package io.synthorax.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What the console remembers, and by which names it answers. */
@ConfigMapping(prefix = "synthorax.console")
public interface ConsoleConfig {
  /** Studies that are remembered; beyond that, ended ones are forgotten, their results are not. */
  @WithDefault("500")
  int studies();

  /**
   * Names by which browsers may address this console, without port. On loopback, by default, those
   * of loopback; else any.
   */
  Optional<List<String>> hosts();

  /**
   * Requests that one address may make on average; ten seconds' worth may come at once. Behind an
   * ingress everybody has its address, unless quarkus.http.proxy.proxy-address-forwarding is set.
   */
  @WithDefault("500")
  int requestsPerSecond();
}
