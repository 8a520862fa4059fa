package io.synthorax.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.synthorax.contracts.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An error as RFC 9457 has it, with what a person needs to mend it. {@code file} is told to the
 * person only.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String file,
    Integer row,
    String field,
    String allowed) {
  private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

  static Problem of(int status, String title, String detail) {
    return new Problem("about:blank", title, status, detail, null, null, null, null);
  }

  Problem at(String atField, String allowedThere) {
    return new Problem(type, title, status, detail, file, row, atField, allowedThere);
  }

  Problem in(String inFile, Integer atRow) {
    return new Problem(type, title, status, detail, inFile, atRow, field, allowed);
  }

  Response response() {
    return Response.status(status).type(PROBLEM_JSON).entity(Json.write(this)).build();
  }
}
