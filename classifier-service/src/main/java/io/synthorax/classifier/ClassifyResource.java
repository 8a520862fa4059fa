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
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Lets the classifiers of a study judge an image, in the service that has the engine. The image is
 * gone when the answer is given.
 */
@Path("/classify")
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
@Produces(MediaType.APPLICATION_JSON)
class ClassifyResource {
  /** Bytes of an image; the service's own limit is for weights, which are far larger. */
  static final long LARGEST_IMAGE = 64L << 20;

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
      if (copied(body, image) > LARGEST_IMAGE) {
        return refused(
            Response.Status.REQUEST_ENTITY_TOO_LARGE,
            "an image has at most " + LARGEST_IMAGE + " bytes");
      }
      Optional<Composition> chosen = Optional.ofNullable(composition).map(Composition::of);
      return Response.ok(Json.write(classification.judge(new StudyId(study), chosen, image)))
          .build();
    } catch (ContractViolation e) {
      return refused(Response.Status.BAD_REQUEST, e.getMessage());
    } finally {
      Files.delete(image);
    }
  }

  /** How many bytes; one too many is enough to know. */
  private static long copied(InputStream body, java.nio.file.Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.transferFrom(Channels.newChannel(body), 0, LARGEST_IMAGE + 1);
    }
  }

  private static Response refused(Response.Status status, String why) {
    return Response.status(status)
        .type("application/problem+json")
        .entity(Json.write(new Problem("The image cannot be classified", why)))
        .build();
  }

  /** RFC 9457, the two fields that say something here. */
  record Problem(String title, String detail) {}
}
