package io.synthorax.evaluator;

import io.smallrye.common.annotation.Blocking;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.platform.store.ObjectStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes an extractor, ONNX, with its declaration (JSON: name, output, input, resolution), and
 * answers what a request has to name.
 */
@Path("/extractors")
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
@Produces(MediaType.APPLICATION_JSON)
class BroughtResource {
  private final BroughtStage stage;

  BroughtResource(ObjectStore store, EvaluationConfig config) {
    this.stage = new BroughtStage(store, config.threads());
  }

  @POST
  @Blocking
  public Response keep(@QueryParam("declaration") String declaration, InputStream content) {
    try {
      byte[] json =
          declaration == null ? new byte[0] : declaration.getBytes(StandardCharsets.UTF_8);
      var read = Json.read(json, BroughtStage.Declaration.class);
      return Response.ok(Json.write(stage.keep(content, read))).build();
    } catch (ContractViolation e) {
      return Response.status(Response.Status.BAD_REQUEST)
          .type("application/problem+json")
          .entity(Json.write(new Problem("this is no extractor", e.getMessage())))
          .build();
    }
  }

  /** RFC 9457, the two fields that say something here. */
  record Problem(String title, String detail) {}
}
