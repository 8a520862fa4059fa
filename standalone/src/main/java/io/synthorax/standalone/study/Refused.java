package io.synthorax.standalone.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import java.io.IOException;
import java.util.StringJoiner;

/**
 * The console refuses what it was asked (problem+json). The message is for the person at the
 * terminal and names file, row and field where the console does.
 */
public class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String[] PLACES = {"file", "row", "field", "allowed"};

  private static final int DISK_FULL = 507;
  private static final int BAD_REQUEST = 400;

  private final int status;

  Refused(String message) {
    this(BAD_REQUEST, message);
  }

  private Refused(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Whether the request or its data are to blame. */
  public boolean dataAreToBlame() {
    return status == BAD_REQUEST;
  }

  /** Whether the disk is. */
  public boolean diskIsToBlame() {
    return status == DISK_FULL;
  }

  /** Reads a problem; a body that is none is quoted as it is. */
  static Refused of(int status, byte[] body) {
    try {
      JsonNode problem = Json.mapper().readTree(body);
      if (problem != null && problem.isObject()) {
        return new Refused(status, message(status, problem));
      }
    } catch (IOException e) {
      // Not a problem in JSON: told below as the text that it is.
    }
    String text = new String(body, java.nio.charset.StandardCharsets.UTF_8).strip();
    return new Refused(
        status, "The console answers " + status + (text.isEmpty() ? "" : ": " + text));
  }

  private static String message(int status, JsonNode problem) {
    String title = problem.path("title").asText("The console answers " + status);
    String detail = problem.path("detail").asText("");
    StringBuilder message = new StringBuilder(title);
    if (!detail.isBlank() && !detail.equals(title)) {
      message.append(": ").append(detail);
    }
    StringJoiner places = new StringJoiner(", ", " (", ")");
    places.setEmptyValue("");
    for (String place : PLACES) {
      JsonNode value = problem.path(place);
      if (!value.isMissingNode() && !value.isNull() && !detail.contains(value.asText(" "))) {
        places.add(place + ": " + (value.isValueNode() ? value.asText() : value.toString()));
      }
    }
    return message.append(places).toString();
  }
}
