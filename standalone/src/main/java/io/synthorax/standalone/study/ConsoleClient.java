package io.synthorax.standalone.study;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.Withdrawal;
import io.synthorax.standalone.platform.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The console's REST API, the trainer's probe, and the evaluator's and the classifier service's
 * intake of networks: the only class that knows what to ask them. Throws {@link Refused} when the
 * answer is no, IOException when there is none.
 */
public final class ConsoleClient {
  private static final Duration QUICK = Duration.ofSeconds(20);
  // An import reads every scan before it answers.
  private static final Duration LONG = Duration.ofHours(12);
  private static final Duration PROBE = Duration.ofMinutes(10);

  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

  private final Addresses services;
  private final URI api;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public ConsoleClient(Addresses services) {
    this.services = services;
    this.api = services.console().resolve("/api/v1/");
  }

  /** Takes a patient out of a project. */
  public Withdrawal withdraw(ProjectId project, String patient)
      throws IOException, InterruptedException {
    URI uri = api.resolve("projects/" + project + "/withdrawals");
    return Json.read(post(uri, Map.of("patient", patient), PROBE), Withdrawal.class);
  }

  /** Imports scans, or draws phantoms; the same order gives the same data set. */
  public Dataset register(DatasetOrder order) throws IOException, InterruptedException {
    return Dataset.parse(post(api.resolve("datasets"), order, LONG));
  }

  /**
   * Tries an extractor on images of a resolution and keeps it; the same file gives the same object.
   */
  public Brought keepExtractor(BroughtExtractor extractor, int resolution)
      throws IOException, InterruptedException {
    String declaration = URLEncoder.encode(Json.text(extractor.declared(resolution)), UTF_8);
    HttpRequest request =
        services
            .request(services.evaluator().resolve("/extractors?declaration=" + declaration))
            .timeout(LONG)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofFile(extractor.file()))
            .build();
    return Json.read(successful(http.send(request, BodyHandlers.ofByteArray())), Brought.class);
  }

  /** Checks weights of a VGG-19 and keeps them; the same file gives the same object. */
  public ObjectRef keepWeights(Path file) throws IOException, InterruptedException {
    HttpRequest request =
        services
            .request(services.classifier().resolve("/weights/vgg19"))
            .timeout(LONG)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofFile(file))
            .build();
    return Json.read(successful(http.send(request, BodyHandlers.ofByteArray())), ObjectRef.class);
  }

  /** Starts the study, or goes on with it, or finds it finished. */
  public StudyId request(StudyRequest request) throws IOException, InterruptedException {
    byte[] answer = post(api.resolve("studies"), request, QUICK);
    return new StudyId(String.valueOf(Json.read(answer, Map.class).get("study")));
  }

  public StudyView study(StudyId study) throws IOException, InterruptedException {
    return find(study).orElseThrow(() -> new Refused("The console knows no study " + study));
  }

  /** Nothing if there is no such study. */
  public Optional<StudyView> find(StudyId study) throws IOException, InterruptedException {
    HttpRequest request = services.request(of(study, "")).timeout(QUICK).build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    return response.statusCode() == 404
        ? Optional.empty()
        : Optional.of(understood(successful(response)));
  }

  /** A ZIP with the layout of the result folder; the caller closes it. */
  public InputStream export(StudyId study) throws IOException, InterruptedException {
    return stream(of(study, "/export"));
  }

  private InputStream stream(URI uri) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(services.request(uri).build(), BodyHandlers.ofInputStream());
    if (response.statusCode() == 200) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      throw Refused.of(response.statusCode(), body.readAllBytes());
    }
  }

  /** Unpacks some files of a study's export into a folder; what it does not hold is left out. */
  public void reportFiles(StudyId study, List<String> names, Path folder)
      throws IOException, InterruptedException {
    try (ZipInputStream zip = new ZipInputStream(export(study))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (names.contains(entry.getName())) {
          Files.copy(zip, folder.resolve(entry.getName()));
        }
      }
    }
  }

  /** All studies, the newest first. */
  public List<StudyLine> studies() throws IOException, InterruptedException {
    List<StudyLine> all = new ArrayList<>();
    Optional<URI> next = Optional.of(api.resolve("studies"));
    while (next.isPresent()) {
      HttpRequest request = services.request(next.get()).timeout(QUICK).build();
      HttpResponse<byte[]> page = http.send(request, BodyHandlers.ofByteArray());
      all.addAll(List.of(Json.read(successful(page), StudyLine[].class)));
      next = page.headers().firstValue("Link").flatMap(this::next);
    }
    return all;
  }

  private Optional<URI> next(String link) {
    Matcher matcher = NEXT.matcher(link);
    return matcher.find() ? Optional.of(api.resolve(matcher.group(1))) : Optional.empty();
  }

  /** Orders images; the same order again is the same images. */
  public ImageOrder.State order(StudyId study, ImageOrder order)
      throws IOException, InterruptedException {
    return Json.read(post(of(study, "/orders"), order, QUICK), ImageOrder.State.class);
  }

  /** How an order stands now. */
  public ImageOrder.State order(StudyId study, String order)
      throws IOException, InterruptedException {
    HttpRequest request = services.request(of(study, "/orders/" + order)).timeout(QUICK).build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    return Json.read(successful(response), ImageOrder.State.class);
  }

  /** A file of the console, by an address that it has given; the caller closes it. */
  public InputStream file(String address) throws IOException, InterruptedException {
    return stream(api.resolve(address));
  }

  /** Nothing if the trainer cannot say: an estimate is no reason to fail. */
  public Optional<Speed> probe(StudyRequest request) throws InterruptedException {
    Map<String, Object> question =
        Map.of("specification", request.training(), "utility", request.utility());
    try {
      return Optional.of(
          Json.read(post(services.trainer().resolve("/probe"), question, PROBE), Speed.class));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** A console of another version is no fault of the data. */
  private static StudyView understood(byte[] answer) throws IOException {
    try {
      return Json.read(answer, StudyView.class);
    } catch (ContractViolation e) {
      throw new IOException("The console's answer is not understood: " + e.getMessage(), e);
    }
  }

  private URI of(StudyId study, String rest) {
    return api.resolve("studies/" + study + rest);
  }

  private byte[] post(URI uri, Object body, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest request =
        services
            .request(uri)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.write(body)))
            .build();
    return successful(http.send(request, BodyHandlers.ofByteArray()));
  }

  private static byte[] successful(HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    throw Refused.of(response.statusCode(), response.body());
  }
}
