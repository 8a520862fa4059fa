package io.synthorax.trainer;

import io.smallrye.common.annotation.Blocking;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.stage.ProcessorPermit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers how fast this machine trains, so that a study can say beforehand how long it takes. */
@Path("/probe")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ProbeResource {
  private final ProbeStage stage;

  /** What is asked: the networks of a run, and the classifiers of a study. */
  record Question(TrainingSpecification specification, UtilitySpecification utility) {}

  ProbeResource(TorchEngine engine, ProcessorPermit permits) {
    this.stage = new ProbeStage(engine, permits);
  }

  @POST
  @Blocking
  public Response probe(byte[] body) {
    try {
      Question question = Json.read(body, Question.class);
      return Response.ok(Json.write(stage.measure(question.specification(), question.utility())))
          .build();
    } catch (ContractViolation e) {
      return Response.status(Response.Status.BAD_REQUEST)
          .type("application/problem+json")
          .entity(Json.write(new Problem("the question is not understood", e.getMessage())))
          .build();
    }
  }

  /** RFC 9457, the two fields that say something here. */
  record Problem(String title, String detail) {}
}
