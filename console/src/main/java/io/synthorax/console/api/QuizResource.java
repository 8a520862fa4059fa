package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.StateConflict;
import io.synthorax.console.quiz.QuizImages;
import io.synthorax.console.quiz.QuizRequest;
import io.synthorax.console.quiz.Quizzes;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.platform.store.ObjectStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Real or synthesized: a blinded quiz for readers. */
@Path(StudyPaths.API + "/studies/{study}/quizzes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quiz")
public class QuizResource {
  private final Quizzes quizzes = new Quizzes();
  private final SecureRandom chance = new SecureRandom();
  private final QuizImages images;
  private final StudyRecords records;

  QuizResource(ObjectStore store, StudyRecords records) {
    this.images = new QuizImages(store);
    this.records = records;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Begin a quiz",
      description =
          "Images of validation patients and as many synthesized ones, in an order by chance. Fewer"
              + " than asked for where there are not so many.")
  public Response begin(
      @PathParam("study") String study,
      @RequestBody(content = @Content(schema = @Schema(implementation = QuizRequest.class)))
          byte[] body) {
    StudyId id = new StudyId(study);
    QuizRequest request = JsonBody.read(body, QuizRequest.class);
    StudyRequest of =
        records.request(id).orElseThrow(() -> new NothingThere("there is no study " + id));
    QuizImages.Drawn drawn =
        images.draw(
            records.dataset(of.dataset()),
            request.label(),
            batch(id, request.label()),
            request.images(),
            chance);
    Quizzes.Begun begun = quizzes.begin(id, drawn.real(), drawn.synthesized());
    URI location = URI.create(StudyPaths.API + "/studies/" + id + "/quizzes/" + begun.quiz());
    return Response.created(location).entity(begun).build();
  }

  private BatchSynthesized batch(StudyId study, ClassLabel label) {
    return records
        .selection(study, label)
        .flatMap(GeneratorSelected::batch)
        .orElseThrow(
            () -> new StateConflict("study " + study + " has no synthesized images of " + label));
  }

  @GET
  @Path("{quiz}/images/{number}.png")
  @Produces(Pictures.PNG)
  @Operation(summary = "An image, without a mark of where it comes from")
  public Response image(
      @PathParam("study") String study,
      @PathParam("quiz") String quiz,
      @PathParam("number") int number) {
    return Response.ok(quizzes.image(new StudyId(study), quiz, number))
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("{quiz}/answers")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Answer all at once, once, and learn the truth with its intervals")
  public Quizzes.Result answer(
      @PathParam("study") String study,
      @PathParam("quiz") String quiz,
      @RequestBody(content = @Content(schema = @Schema(implementation = Quizzes.Answers.class)))
          byte[] body) {
    return quizzes.answer(new StudyId(study), quiz, JsonBody.read(body, Quizzes.Answers.class));
  }
}
