package io.synthorax.standalone.study;

import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyId;
import io.synthorax.standalone.platform.Addresses;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The question that classifier-service answers, which has the engine that the console lacks. */
public final class ClassifierClient {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Addresses services;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public ClassifierClient(Addresses services) {
    this.services = services;
  }

  /** Throws {@link Refused} where there is no such classifier, or the file is no scan. */
  public Judgement judge(StudyId study, Optional<String> composition, Path image)
      throws IOException, InterruptedException {
    String query =
        "/classify?study="
            + study
            + composition
                .map(code -> "&composition=" + URLEncoder.encode(code, StandardCharsets.UTF_8))
                .orElse("");
    HttpRequest request =
        services
            .request(services.classifier().resolve(query))
            .timeout(PATIENCE)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofFile(image))
            .build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw Refused.of(response.statusCode(), response.body());
    }
    return Json.read(response.body(), Judgement.class);
  }
}
