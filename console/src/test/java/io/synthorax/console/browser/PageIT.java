package io.synthorax.console.browser;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.synthorax.console.ExampleStudy;
import io.synthorax.console.export.StoredStudy;
import io.synthorax.console.it.ServersResource;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser, from the first start on: what is there after one test is there in the
 * next, as for a person. Pictures for the eye are left in target/screenshots.
 */
@QuarkusTest
@QuarkusTestResource(value = ServersResource.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageIT {
  @TestHTTPResource("/")
  URI base;

  @Inject ObjectStore store;
  @Inject EventPublisher publisher;
  @TempDir Path profile;
  @TempDir Path folder;

  private Chromium page;

  @BeforeEach
  void open() throws IOException {
    page = Chromium.open(base, profile);
    page.screen(1280, 900, false);
  }

  @AfterEach
  void close() {
    if (page != null) {
      page.close();
    }
  }

  @Test
  @Order(1)
  void leadsANewcomerFromTheFirstStartToARunningStudy() throws Exception {
    // Given
    page.go("/");
    page.picture("first-start");
    assertThat(page.find(".welcome").getText()).contains("No study yet");
    page.assertSound();

    // When
    page.find(".welcome a[href='/datasets']").click();
    page.awaitDrawn();
    page.assertSound();
    new org.openqa.selenium.support.ui.Select(page.find("#phantom-resolution"))
        .selectByVisibleText("32");
    page.find("form[data-import] button").click();
    page.awaitText("h1", "phantoms");
    page.awaitDrawn();
    page.picture("data-set");
    page.assertSound();
    page.find(".heading .button.main").click();
    page.awaitText("#balance", "Pneumothorax");
    page.picture("start");
    page.assertSound();
    page.find("#budget").sendKeys("soon");
    page.find("form button.main").click();
    page.awaitText("[role=alert]", "90s, 3m or 2h");
    page.find("#budget").clear();
    page.find("#budget").sendKeys("20s");
    page.find("form button.main").click();

    // Then
    page.awaitText("h1", "Study");
    page.awaitText("#head .badge", "waiting");
    assertThat(page.path()).startsWith("/studies/s");
    assertThat(page.texts(".card h3")).singleElement(as(STRING)).startsWith("All classes");
    page.awaitDrawn();
    page.picture("empty-study");
    page.assertSound();
    page.go("/");
    assertThat(page.texts("#studies td .badge")).contains("waiting");
    page.assertSound();
  }

  @Test
  @Order(2)
  void showsARunningStudyAsItGoesOn() throws Exception {
    // Given
    ExampleStudy study = new ExampleStudy(new DatasetId("drunning"), 32, 1);
    store.put(
        io.synthorax.contracts.ObjectLayout.request(study.id()),
        io.synthorax.contracts.Json.write(study.request()));
    publisher.publish(study.requested(NORMAL));
    publisher.publish(study.requested(RARE));
    publisher.publish(study.epoch(NORMAL, 1, false));
    awaitStudy(study.id(), "training");
    page.go("/studies/" + study.id());

    // When
    for (int epoch = 2; epoch <= 4; epoch++) {
      publisher.publish(study.epoch(NORMAL, epoch, false));
    }

    // Then
    page.awaitText("#run-Normal dd", "4,096");
    page.await(d -> page.all("[data-curves=Normal] svg").size() == 3);
    page.picture("running");
    page.assertSound();
    assertThat(page.texts("#head button")).containsExactly("Pause", "Finish now");
    page.find("#head button").click();
    page.awaitText("#head button", "Resume");
    page.awaitText("#head .notice", "paused");
    page.all("#head button").get(1).click();
    page.acceptDialog();
    page.awaitText("#head .notice", "finish");
    assertThat(page.all("#head button")).isEmpty();
  }

  @Test
  @Order(3)
  void showsAFinishedStudyOnEveryScreen() throws Exception {
    // Given
    ExampleStudy study = finished();

    // When
    page.go("/studies/" + study.id());

    // Then
    page.await(d -> page.all("[data-intervals] svg circle").size() == 1);
    page.await(d -> page.find("[data-viewer=Pneumothorax] img").isDisplayed());
    assertThat(page.find("#results").getText()).contains("Did it help?", "0.610 [0.550, 0.670]");
    page.picture("finished");
    page.assertSound();
    page.screen(1280, 900, true);
    page.picture("finished-dark");
    page.assertSound();
    page.screen(390, 844, false);
    page.picture("finished-phone");
    page.assertSound();
    page.go("/");
    page.picture("studies-phone");
    page.assertSound();
    for (String path : List.of("/datasets", "/studies/new", "/synthesize", "/quiz", "/compare")) {
      page.go(path);
      page.assertSound();
    }
  }

  @Test
  @Order(4)
  void followsAnImageBackToItsStudy() throws Exception {
    // Given
    ExampleStudy study = finished();
    page.go("/studies/" + study.id());

    // When
    page.script("document.getElementById('events').open = true");
    page.all("#events a").stream()
        .filter(link -> link.getText().contains("images of epoch 10 synthesized"))
        .findFirst()
        .orElseThrow()
        .click();
    page.awaitText("h1", "Batch of Pneumothorax");
    page.awaitDrawn();
    page.assertSound();
    page.all(".actions a").stream()
        .filter(link -> link.getText().equals("One by one"))
        .findFirst()
        .orElseThrow()
        .click();

    // Then
    page.awaitText("h1", "Image 0");
    page.awaitDrawn();
    page.assertSound();
    assertThat(page.texts(".crumbs a"))
        .anyMatch(text -> text.contains("study " + study.id()))
        .anyMatch(text -> text.contains("epoch 10"))
        .anyMatch(text -> text.contains("batch of Pneumothorax"));
  }

  @Test
  @Order(5)
  void tellsWhyAStudyFailedAndDeletesIt() throws Exception {
    // Given
    ExampleStudy study = new ExampleStudy(new DatasetId("dfailed"), 32, 1);
    publisher.publish(study.requested(NORMAL));
    publisher.publish(study.failed());
    awaitStudy(study.id(), "failed");
    page.go("/studies/" + study.id());
    page.picture("failed");
    page.assertSound();
    assertThat(page.find("#head .notice").getText()).isEqualTo("evaluation: hash mismatch");

    // When
    page.find("button[data-delete]").click();
    page.acceptDialog();

    // Then
    page.await(d -> page.path().equals("/"));
    page.awaitDrawn();
    assertThat(page.find("#studies").getText()).doesNotContain(study.id().value());
    page.go("/studies/" + study.id());
    assertThat(page.find("h1").getText()).isEqualTo("Not found");
  }

  @Test
  @Order(6)
  void canBeUsedByKeyboardAlone() {
    // Given
    page.go("/");
    var body = page.find("body");

    // When
    body.sendKeys(org.openqa.selenium.Keys.TAB);

    // Then
    assertThat(page.script("return document.activeElement.textContent"))
        .isEqualTo("Skip to content");
    assertThat(page.script("return document.activeElement.getBoundingClientRect().left >= 0"))
        .isEqualTo(true);
  }

  private ExampleStudy finished() throws IOException {
    ExampleStudy study = new StoredStudy(store, folder).withGeneratorForRare();
    var selection = new io.synthorax.console.study.StudyRecords(store).selection(study.id(), RARE);
    var batch = selection.orElseThrow().batch();
    var ended = study.ended(RARE, TrainingEnded.Outcome.COMPLETED);
    String curve = io.synthorax.contracts.Json.text(List.of(study.epoch(RARE, 1, false)));
    var stored =
        store.put(ended.curve().key(), curve.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    byte[] picture = StoredStudy.picture();
    store.put(study.checkpoint(RARE, 10).samples().key(), picture);
    publisher.publish(study.registered());
    publisher.publish(study.requested(NORMAL));
    publisher.publish(study.requested(RARE));
    publisher.publish(
        StoredStudy.with(ended, stored, StoredStudy.with(study.checkpoint(RARE, 10), picture)));
    publisher.publish(batch.orElseThrow());
    publisher.publish(study.evaluated(RARE, 10));
    publisher.publish(study.selected(RARE, batch));
    publisher.publish(study.selected(NORMAL, Optional.empty()));
    publisher.publish(
        new io.synthorax.console.study.StudyRecords(store).completed(study.id()).orElseThrow());
    awaitStudy(study.id(), "completed");
    return study;
  }

  private void awaitStudy(StudyId study, String status) {
    page.await(
        d -> {
          d.get(base.resolve("/studies/" + study).toString());
          return page.texts("#head .badge").contains(status);
        });
    page.complaints();
  }
}
