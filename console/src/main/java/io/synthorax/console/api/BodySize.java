package io.synthorax.console.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Bodies that are read into memory, all but uploads, are a megabyte at most and say so ahead. */
class BodySize {
  private static final long LARGEST = 1 << 20;
  private static final int LENGTH_REQUIRED = 411;
  private static final int TOO_LARGE = 413;
  private static final MediaType ZIP = new MediaType("application", "zip");

  @ServerRequestFilter(preMatching = true)
  Optional<Response> check(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    if (type != null && !type.isWildcardType() && isUpload(type)) {
      return Optional.empty();
    }
    if (request.getLength() > LARGEST) {
      return refused(TOO_LARGE, "Too large", "a body that is no upload has at most 1 MB");
    }
    boolean unknown =
        request.getLength() < 0 && request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null;
    boolean chunked = request.getHeaderString("Transfer-Encoding") != null;
    return unknown && chunked
        ? refused(LENGTH_REQUIRED, "Length required", "a body that is no upload says its length")
        : Optional.empty();
  }

  private static boolean isUpload(MediaType type) {
    return ZIP.isCompatible(type) || MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type);
  }

  private static Optional<Response> refused(int status, String title, String detail) {
    return Optional.of(Problem.of(status, title, detail).response());
  }
}
