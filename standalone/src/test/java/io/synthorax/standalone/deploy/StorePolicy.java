package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;

/** What a service's user of the store may do, by the policy document in deploy/store. */
record StorePolicy(JsonNode document) {
  private static final Map<String, String> ACTIONS =
      Map.of(
          "GET", "s3:GetObject",
          "HEAD", "s3:GetObject",
          "PUT", "s3:PutObject",
          "POST", "s3:PutObject",
          "DELETE", "s3:DeleteObject");

  static StorePolicy of(String service) throws IOException {
    byte[] file = Files.readAllBytes(Repository.DEPLOY.resolve("store/" + service + ".json"));
    return new StorePolicy(Json.read(file, JsonNode.class));
  }

  /** {@code request}: method and path, such as {@code GET /bucket/key?x}. */
  boolean allows(String request) {
    String[] parts = request.split(" ");
    String path = URI.create("http://store" + parts[1]).getPath();
    String resource = "arn:aws:s3:::" + path.substring(1).replaceFirst("/$", "");
    boolean ofBucket = !path.substring(1).contains("/") || path.endsWith("synthorax/");
    return allows(ofBucket ? "s3:ListBucket" : ACTIONS.get(parts[0]), resource);
  }

  private boolean allows(String action, String resource) {
    for (JsonNode statement : document.path("Statement")) {
      if (matches(statement.path("Action"), action)
          && matches(statement.path("Resource"), resource)) {
        return statement.path("Effect").asText().equals("Allow");
      }
    }
    return false;
  }

  private static boolean matches(JsonNode patterns, String value) {
    return Manifests.items(patterns)
        .map(pattern -> "\\Q" + pattern.asText().replace("*", "\\E.*\\Q") + "\\E")
        .anyMatch(pattern -> Pattern.matches(pattern, value));
  }
}
