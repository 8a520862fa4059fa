package io.synthorax.classifier;

import io.smallrye.common.annotation.Blocking;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.learning.supervised.Vgg19Weights;
import io.synthorax.platform.store.ObjectStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Takes weights for VGG-19P, safetensors or ONNX, and answers what a request has to name. */
@Path("/weights/vgg19")
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
@Produces(MediaType.APPLICATION_JSON)
class WeightsResource {
  private final WeightsStage stage;

  WeightsResource(ObjectStore store) {
    this.stage = new WeightsStage(store, Vgg19Weights::read);
  }

  @POST
  @Blocking
  public Response keep(InputStream content) {
    try {
      return Response.ok(Json.write(stage.keep(content))).build();
    } catch (ContractViolation e) {
      return Response.status(Response.Status.BAD_REQUEST)
          .type("application/problem+json")
          .entity(Json.write(new Problem("these are no weights of a VGG-19", e.getMessage())))
          .build();
    }
  }

  /** RFC 9457, the two fields that say something here. */
  record Problem(String title, String detail) {}
}
