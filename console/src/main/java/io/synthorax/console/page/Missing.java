package io.synthorax.console.page;

import io.synthorax.console.NothingThere;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What a person sees where a program would get a problem in JSON. */
final class Missing {
  private Missing() {}

  static Response page(NothingThere e) {
    String sentence = Character.toUpperCase(e.getMessage().charAt(0)) + e.getMessage().substring(1);
    return Response.status(Response.Status.NOT_FOUND)
        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
        .entity(Pages.missing(sentence).render())
        .build();
  }
}
