package io.synthorax.classifier;

import io.smallrye.common.annotation.Blocking;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.store.ObjectStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Lets the classifiers of a study judge an image, in the service that has the engine. The image is
 * gone when the answer is given.
 */
@Path("/classify")
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
@Produces(MediaType.APPLICATION_JSON)
class ClassifyResource {
  private final Classification classification;

  ClassifyResource(ObjectStore store) {
    this.classification = new Classification(store);
  }

  @POST
  @Blocking
  public Response classify(
      @QueryParam("study") String study,
      @QueryParam("composition") String composition,
      InputStream body)
      throws IOException {
    java.nio.file.Path image = Files.createTempFile("synthorax-classify", ".image");
    try {
      Files.copy(body, image, StandardCopyOption.REPLACE_EXISTING);
      Optional<Composition> chosen = Optional.ofNullable(composition).map(Composition::of);
      return Response.ok(Json.write(classification.judge(new StudyId(study), chosen, image)))
          .build();
    } catch (ContractViolation e) {
      return Response.status(Response.Status.BAD_REQUEST)
          .type("application/problem+json")
          .entity(Json.write(new Problem("The image cannot be classified", e.getMessage())))
          .build();
    } finally {
      Files.delete(image);
    }
  }

  /** RFC 9457, the two fields that say something here. */
  record Problem(String title, String detail) {}
}
