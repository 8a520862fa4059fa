package io.synthorax.platform.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.synthorax.contracts.Json;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks for the token of {@code synthorax.access.token}, if there is one: every user of a machine
 * reaches its loopback addresses. Programs send it as {@code Authorization: Bearer}; a browser that
 * opens an address with {@code ?token=} gets a cookie for it and the address without. Health and
 * metrics, which are no resources, answer without: they name no image and no patient.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class AccessFilter implements ContainerRequestFilter {
  static final String PARAMETER = "token";
  private static final String SCHEME = "Bearer ";

  /** Of 64 bits and more, written in hexadecimal digits. */
  private static final int SHORTEST = 16;

  private final Optional<String> token;

  AccessFilter(
      @ConfigProperty(name = "synthorax.access.token") Optional<String> token,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false")
          boolean hasUsers) {
    if (token.isPresent() && hasUsers) {
      throw new IllegalStateException(
          "synthorax.access.token and quarkus.oidc.tenant-enabled are both set, allowed is one");
    }
    if (token.isPresent() && token.get().length() < SHORTEST) {
      throw new IllegalStateException(
          "synthorax.access.token has %d characters, allowed is %d or more"
              .formatted(token.get().length(), SHORTEST));
    }
    this.token = token;
  }

  /** RFC 9457, as all services tell a problem. */
  private record Problem(int status, String title, String detail) {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (token.isEmpty()) {
      return;
    }
    UriInfo address = request.getUriInfo();
    if (request.getMethod().equals("GET")
        && isKnown(address.getQueryParameters().getFirst(PARAMETER))) {
      request.abortWith(welcome(address)); // also of who has the cookie: the address is cleared
    } else if (!isKnown(bearer(request)) && !isKnown(cookie(request))) {
      request.abortWith(refused(request));
    }
  }

  private boolean isKnown(String given) {
    // In the time that it takes, whatever is wrong with it.
    return given != null
        && MessageDigest.isEqual(given.getBytes(UTF_8), token.get().getBytes(UTF_8));
  }

  private static String bearer(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return header != null && header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : null;
  }

  private static String cookie(ContainerRequestContext request) {
    Cookie cookie = request.getCookies().get(cookieName(request.getUriInfo()));
    return cookie == null ? null : cookie.getValue();
  }

  /** Browsers share cookies among the ports of a host, on which several platforms may run. */
  private static String cookieName(UriInfo address) {
    return "synthorax-" + address.getBaseUri().getPort();
  }

  /** The token does not stay where histories and shoulders find it. */
  private Response welcome(UriInfo address) {
    URI without = address.getRequestUriBuilder().replaceQueryParam(PARAMETER).build();
    NewCookie cookie =
        new NewCookie.Builder(cookieName(address))
            .value(token.get())
            .path("/")
            .httpOnly(true)
            .sameSite(NewCookie.SameSite.STRICT)
            .build();
    return Response.seeOther(without).cookie(cookie).build();
  }

  private static Response refused(ContainerRequestContext request) {
    String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
    Response.ResponseBuilder answer =
        Response.status(Response.Status.UNAUTHORIZED)
            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    if (accepted != null && accepted.contains("text/html")) {
      return answer
          .type("text/plain;charset=utf-8")
          .entity("Open this page by the address with its token, as the command printed it.\n")
          .build();
    }
    Problem problem =
        new Problem(
            Response.Status.UNAUTHORIZED.getStatusCode(),
            "Unauthorized",
            "the header Authorization: Bearer does not bring this service's token");
    return answer.type("application/problem+json").entity(Json.write(problem)).build();
  }
}
