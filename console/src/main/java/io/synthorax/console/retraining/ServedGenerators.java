package io.synthorax.console.retraining;

import io.synthorax.console.NothingThere;
import io.synthorax.console.retraining.ProjectView.RetrainingItem;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.Promotion;
import io.synthorax.contracts.Promotion.Served;
import io.synthorax.contracts.RetrainingTrigger;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What projects show and hand out. */
public final class ServedGenerators {
  private final ObjectStore store;
  private final Receipts receipts;
  private final ProjectViews views;
  private final RetrainingRecords records;
  private final RetrainingStage stage;
  private final Promotions promotions;

  public ServedGenerators(
      ObjectStore store,
      ProjectViews views,
      RetrainingRecords records,
      RetrainingStage stage,
      Promotions promotions) {
    this.store = store;
    this.receipts = new Receipts(store);
    this.views = views;
    this.records = records;
    this.stage = stage;
    this.promotions = promotions;
  }

  /** The ONNX of the generator of a class that is served; that it was handed out is noted. */
  public byte[] onnx(ProjectId project, ClassLabel label) {
    Served served =
        Optional.ofNullable(records.served(project).get(label))
            .orElseThrow(() -> new NothingThere("no generator of " + label + " is served yet"));
    GeneratorSelected selected =
        receipts
            .find(ObjectLayout.selection(served.study(), label), GeneratorSelected.class)
            .orElseThrow(() -> new NothingThere("the study of the generator was deleted"));
    byte[] onnx = store.get(selected.batch().orElseThrow().checkpoint().generator());
    store.putIfAbsent(ObjectLayout.exported(served.study()), new byte[] {'{', '}'});
    return onnx;
  }

  /** A project as it is now. */
  public ProjectView view(Project project) {
    ProjectId id = project.project();
    SortedMap<ClassLabel, Integer> labelled = new TreeMap<>();
    project.classes().forEach(label -> labelled.put(label, 0));
    List<ScanEntry> scans = views.scans(id);
    scans.forEach(scan -> scan.label().ifPresent(label -> labelled.merge(label, 1, Integer::sum)));
    SortedMap<ClassLabel, Served> served = records.served(id);
    return new ProjectView(
        project,
        labelled,
        (int) scans.stream().filter(ScanEntry::isWaiting).count(),
        stage.outlook(project),
        served,
        served.entrySet().stream()
            .filter(of -> promotions.stained(id, of.getValue().number(), of.getKey()))
            .map(Map.Entry::getKey)
            .toList(),
        retrainings(id));
  }

  private List<RetrainingItem> retrainings(ProjectId project) {
    List<RetrainingItem> items =
        new ArrayList<>(
            records.triggers(project).stream().map(trigger -> item(project, trigger)).toList());
    Collections.reverse(items);
    return items;
  }

  private RetrainingItem item(ProjectId project, RetrainingTrigger trigger) {
    return new RetrainingItem(
        trigger.number(),
        trigger.at(),
        trigger.reason(),
        trigger.scans().size(),
        records.retraining(project, trigger.number()),
        records.promotion(project, trigger.number()).map(Promotion::outcome));
  }
}
