package io.synthorax.console.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console with users: what each role may do, and how a browser signs in. */
class RolesIT {
  private static final String STUDIES = "/api/v1/studies";
  private static final String STUDY = STUDIES + "/s0123456789ab";
  private static final String PROJECT = "/api/v1/projects/ward";

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path folder;
  private EmbeddedInfrastructure servers;
  private IdentityProvider provider;
  private ConsoleProcess console;
  private URI base;

  @BeforeEach
  void start() throws Exception {
    servers = EmbeddedInfrastructure.start(folder.resolve("home"));
    provider = new IdentityProvider();
    Map<String, String> settings =
        Map.of(
            "quarkus.oidc.tenant-enabled",
            "true",
            "quarkus.oidc.auth-server-url",
            provider.address().toString(),
            "quarkus.oidc.client-id",
            IdentityProvider.CLIENT,
            "quarkus.oidc.credentials.secret",
            "a-secret-of-this-test-with-32-characters",
            "quarkus.oidc.token.audience",
            IdentityProvider.CLIENT);
    console = new ConsoleProcess(servers, settings, folder);
    base = console.start().base();
  }

  @AfterEach
  void stop() throws Exception {
    console.close();
    provider.close();
    servers.close();
  }

  @Test
  void everyRoleMayDoWhatItsNameSays() throws Exception {
    // Given
    String viewer = provider.token("v", "viewer");
    String operator = provider.token("o", "operator");
    String admin = provider.token("a", "admin");

    // Then nobody, and who was meant for another, comes in
    assertThat(status("GET", STUDIES, "no token")).isEqualTo(UNAUTHORIZED);
    assertThat(status("GET", STUDIES, provider.tokenForAnother("x", "admin")))
        .isEqualTo(UNAUTHORIZED);
    assertThat(status("GET", STUDIES, provider.token("x"))).isEqualTo(FORBIDDEN);
    assertThat(status("GET", STUDIES, provider.token("x", "nurse"))).isEqualTo(FORBIDDEN);
    HttpRequest probe = HttpRequest.newBuilder(base.resolve("/q/health/ready")).build();
    assertThat(HTTP.send(probe, BodyHandlers.discarding()).statusCode()).isEqualTo(200);

    // Then who looks may try, not change
    assertThat(status("GET", STUDIES, viewer)).isEqualTo(200);
    assertIn(status("POST", STUDY + "/quizzes", viewer));
    assertIn(status("POST", STUDIES + "/draft", viewer));
    assertThat(status("POST", STUDIES, viewer)).isEqualTo(FORBIDDEN);
    assertThat(status("POST", STUDY + "/pause", viewer)).isEqualTo(FORBIDDEN);
    assertThat(status("POST", STUDY + "/pause;/quizzes", viewer)).isEqualTo(FORBIDDEN);
    assertThat(status("POST", "/api/v1//studies", viewer)).isEqualTo(FORBIDDEN);
    assertThat(status("POST", "/api/v1/x/../studies", viewer)).isEqualTo(FORBIDDEN);
    assertThat(status("PUT", PROJECT + "/scans/c1/label", viewer)).isEqualTo(FORBIDDEN);
    assertThat(status("PATCH", STUDIES, viewer)).isEqualTo(FORBIDDEN);

    // Then who operates may change, not delete
    assertIn(status("POST", STUDY + "/pause", operator));
    assertIn(status("PUT", PROJECT + "/scans/c1/label", operator));
    assertIn(status("DELETE", PROJECT + "/scans/c1/label", operator));
    assertThat(status("DELETE", STUDY, operator)).isEqualTo(FORBIDDEN);
    assertThat(status("POST", PROJECT + "/withdrawals", operator)).isEqualTo(FORBIDDEN);

    // Then an administrator may delete
    assertIn(status("DELETE", STUDY, admin));
    assertIn(status("POST", PROJECT + "/withdrawals", admin));
  }

  @Test
  void browserSignsInAndIsNamed() throws Exception {
    // Given
    HttpClient browser =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .build();

    // When
    HttpResponse<String> page =
        browser.send(
            HttpRequest.newBuilder(base.resolve("/projects")).header("Accept", "text/html").build(),
            BodyHandlers.ofString());

    // Then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/projects");
    assertThat(page.body()).contains("reader (viewer)", "Sign out").doesNotContain("<form");
    HttpResponse<String> refused =
        browser.send(
            HttpRequest.newBuilder(base.resolve(STUDY + "/pause"))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(FORBIDDEN);
  }

  /** The resource answers, whatever it thinks of a study that does not exist. */
  private static void assertIn(int status) {
    assertThat(status).isNotIn(UNAUTHORIZED, FORBIDDEN, 302, 500);
  }

  private int status(String method, String path, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }
}
