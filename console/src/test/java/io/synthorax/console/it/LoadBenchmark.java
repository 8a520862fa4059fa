package io.synthorax.console.it;

import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.imaging.phantom.PhantomRadiographs;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A console that 200 people read at once while 20 upload: {@code mvn -pl console
 * -Dtest=LoadBenchmark test}, after a build. Not part of the build: its figures are of one machine.
 */
class LoadBenchmark {
  private static final int READERS = 200;
  private static final int UPLOADS = 20;
  private static final int SCANS = 100;
  private static final int STUDIES = 20;
  private static final long SECONDS = Long.getLong("load.seconds", 60);

  @TempDir Path folder;

  private final ConcurrentLinkedQueue<Long> reads = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Long> uploads = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  @Test
  void measure() throws Exception {
    try (EmbeddedInfrastructure servers = EmbeddedInfrastructure.start(folder.resolve("home"));
        ConsoleProcess console =
            new ConsoleProcess(
                servers,
                // All of them come from one address here.
                Map.of("synthorax.console.requests-per-second", "1000000"),
                folder)) {
      Api api = console.start();
      List<String> pages = pages(api);
      load(api, pages);
      tell("reads", reads);
      tell("uploads of " + SCANS + " scans", uploads);
      System.out.printf("failed: %d %s%n", failures.size(), failures.stream().limit(5).toList());
      System.out.println("resident at most: " + console.residentAtMost());
    }
  }

  private static List<String> pages(Api api) {
    String dataset = Api.json(api.post("/api/v1/datasets", phantoms())).path("dataset").asText();
    List<String> pages = new ArrayList<>(List.of("/", "/datasets", "/datasets/" + dataset));
    pages.addAll(List.of("/projects", "/api/v1/studies", "/api/v1/datasets", "/studies/new"));
    pages.add("/api/v1/datasets/" + dataset + "/samples/train/Normal.png");
    for (int seed = 0; seed < STUDIES; seed++) {
      ExampleStudy study = new ExampleStudy(new DatasetId(dataset), 32, seed);
      String id = Api.json(api.post("/api/v1/studies", study.request())).path("study").asText();
      pages.addAll(List.of("/studies/" + id, "/api/v1/studies/" + id));
    }
    return pages;
  }

  private static Map<String, Object> phantoms() {
    return Map.of("name", "phantoms", "resolution", 32, "seed", 5, "scale", 0.05);
  }

  private void load(Api api, List<String> pages) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(READERS + UPLOADS);
    List<Future<Void>> work = new ArrayList<>();
    long end = System.nanoTime() + SECONDS * 1_000_000_000;
    for (int reader = 0; reader < READERS; reader++) {
      Random random = new Random(reader);
      work.add(
          people.submit(
              () -> {
                while (System.nanoTime() < end) {
                  String page = pages.get(random.nextInt(pages.size()));
                  time(reads, 200, () -> api.get(page));
                }
                return null;
              }));
    }
    for (int upload = 0; upload < UPLOADS; upload++) {
      byte[] zip = zip(upload);
      work.add(
          people.submit(
              () -> {
                time(uploads, 201, () -> api.upload("/api/v1/datasets?resolution=32", zip));
                return null;
              }));
    }
    for (Future<Void> one : work) {
      one.get();
    }
    people.shutdown();
  }

  private void time(
      ConcurrentLinkedQueue<Long> times, int wanted, Callable<HttpResponse<byte[]>> request) {
    long start = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = request.call();
      if (answer.statusCode() != wanted) {
        failures.add(answer.uri().getPath() + " " + Api.text(answer));
      }
    } catch (Exception e) {
      failures.add(e.toString());
    }
    times.add(System.nanoTime() - start);
  }

  private static byte[] zip(int seed) throws IOException {
    PhantomRadiographs phantoms = new PhantomRadiographs(seed, 64);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int scan = 0; scan < SCANS; scan++) {
        ClassLabel label = new ClassLabel(scan % 2 == 0 ? "Normal" : "Cardiomegaly");
        zip.putNextEntry(new ZipEntry("%s/scan-%d.png".formatted(label, scan)));
        zip.write(GrayPng.encode(phantoms.draw(label, scan, 0), GrayPng.Origin.PHANTOM));
      }
    }
    return bytes.toByteArray();
  }

  private static void tell(String what, ConcurrentLinkedQueue<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    System.out.printf(
        "%s: %,d, median %,d ms, 99 of 100 within %,d ms, the longest %,d ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2) / 1_000_000,
        sorted.get(sorted.size() * 99 / 100) / 1_000_000,
        sorted.get(sorted.size() - 1) / 1_000_000);
  }
}
