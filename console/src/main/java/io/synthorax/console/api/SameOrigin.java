package io.synthorax.console.api;

import io.synthorax.console.ConsoleConfig;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what another web site, open in the same browser, sends or asks: a console on loopback has
 * no other door than this.
 */
class SameOrigin {
  private static final int FORBIDDEN = 403;
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private final Optional<List<String>> hosts;

  SameOrigin(ConsoleConfig config, @ConfigProperty(name = "quarkus.http.host") String listeningOn) {
    this.hosts =
        config.hosts().or(() -> loopback(listeningOn) ? Optional.of(LOOPBACK) : Optional.empty());
  }

  @ServerRequestFilter(preMatching = true)
  Optional<Response> check(ContainerRequestContext request) {
    String host = request.getHeaderString(HttpHeaders.HOST);
    if (host != null && hosts.isPresent() && !hosts.get().contains(withoutPort(host))) {
      return refused("host " + host + " is not this console's name");
    }
    String origin = request.getHeaderString("Origin");
    boolean foreign = origin != null && !origin.replaceFirst("^https?://", "").equals(host);
    return foreign ? refused("requests from " + origin + " are not taken") : Optional.empty();
  }

  private static Optional<Response> refused(String detail) {
    return Optional.of(Problem.of(FORBIDDEN, "Forbidden", detail).response());
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "");
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
