package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.StateConflict;
import io.synthorax.console.intake.StagingFailed;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.imaging.dataset.IntakeException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception as a problem. File names go to the person who asked, never to the log. */
class ProblemMapping {
  private static final Logger LOG = Logger.getLogger(ProblemMapping.class);
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;
  private static final int NO_STORAGE = 507;

  @ServerExceptionMapper
  Response map(IntakeException e) {
    LOG.warn(e.anonymousMessage());
    return Problem.of(BAD_REQUEST, "The scans cannot be used", e.getMessage())
        .at(e.field().orElse(null), e.allowed())
        .in(e.path().toString(), e.row().isPresent() ? e.row().getAsInt() : null)
        .response();
  }

  @ServerExceptionMapper
  Response map(RequestRefused e) {
    return Problem.of(BAD_REQUEST, "The request is not allowed", e.getMessage())
        .at(e.field().orElse(null), e.allowed().orElse(null))
        .response();
  }

  @ServerExceptionMapper
  Response map(ContractViolation e) {
    return Problem.of(BAD_REQUEST, "The request is not allowed", e.getMessage()).response();
  }

  @ServerExceptionMapper
  Response map(NothingThere e) {
    return Problem.of(NOT_FOUND, "Not found", e.getMessage()).response();
  }

  @ServerExceptionMapper
  Response map(StateConflict e) {
    return Problem.of(CONFLICT, "Not now", e.getMessage()).response();
  }

  @ServerExceptionMapper
  Response map(IdempotencyKeys.Reused e) {
    return Problem.of(UNPROCESSABLE, "The idempotency key is taken", e.getMessage())
        .at(IdempotencyKeys.HEADER, "a key of its own for every request")
        .response();
  }

  @ServerExceptionMapper
  Response map(WorldUnreachable e) {
    LOG.warn(e.getMessage());
    return Problem.of(
            UNAVAILABLE,
            "Broker or store do not answer",
            "Try again in a moment. " + e.getMessage())
        .response();
  }

  @ServerExceptionMapper
  Response map(StagingFailed e) {
    LOG.errorf("an import could not be staged: %s", e.getCause().getClass().getSimpleName());
    return Problem.of(NO_STORAGE, "The disk is full or cannot be written", e.getMessage())
        .response();
  }

  @ServerExceptionMapper
  Response map(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status < BAD_REQUEST) {
      return e.getResponse();
    }
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return Problem.of(status, title, e.getMessage()).response();
  }
}
