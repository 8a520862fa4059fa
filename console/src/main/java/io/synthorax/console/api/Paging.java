package io.synthorax.console.api;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * A list in pieces: as many as {@code limit} says, those that follow the one named by {@code
 * after}. Where more follow, the header {@code Link} has their address (RFC 8288).
 */
final class Paging {
  static final String LIMIT = "50";
  private static final int MOST = 500;

  private Paging() {}

  static <T> Response of(
      List<T> all, int limit, String after, Function<T, String> id, UriInfo address) {
    if (limit < 1 || limit > MOST) {
      throw new RequestRefused("limit is " + limit, "limit", "1 to " + MOST);
    }
    int first = first(all, after, id);
    int end = Math.min(all.size(), first + limit);
    Response.ResponseBuilder answer =
        Response.ok(Json.write(all.subList(first, end)), MediaType.APPLICATION_JSON_TYPE);
    if (end < all.size()) {
      // Relative: a proxy in front of this console may be known by another name.
      String next =
          "%s?limit=%d&after=%s"
              .formatted(
                  address.getPath(),
                  limit,
                  URLEncoder.encode(id.apply(all.get(end - 1)), StandardCharsets.UTF_8));
      answer.header("Link", "<" + next + ">; rel=\"next\"");
    }
    return answer.build();
  }

  private static <T> int first(List<T> all, String after, Function<T, String> id) {
    if (after == null) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (id.apply(all.get(i)).equals(after)) {
        return i + 1;
      }
    }
    throw new RequestRefused(
        "there is no " + after + " to go on after", "after", "the id of a listed one");
  }
}
