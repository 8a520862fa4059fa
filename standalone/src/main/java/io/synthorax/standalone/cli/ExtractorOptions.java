package io.synthorax.standalone.cli;

import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.ExtractorSpecification.Autoencoder;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.ExtractorSpecification.Latent;
import io.synthorax.contracts.ExtractorSpecification.ResNet;
import io.synthorax.contracts.Resolution;
import io.synthorax.standalone.study.BroughtExtractor;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In whose feature spaces synthesized images are measured. */
final class ExtractorOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--extractors",
      paramLabel = "A,B,...",
      split = ",",
      hideParamSyntax = true,
      description =
          "Feature spaces to measure in; the first one selects the checkpoints. autoencoder (the"
              + " paper's, flattened), autoencodermean (its maps averaged, from resolution 128 on),"
              + " resnet, and names given by --extractor. Default: autoencoder,resnet and those"
              + " brought along")
  private List<String> names;

  @Option(
      names = "--extractor",
      paramLabel = "NAME=FILE[:OUTPUT],size=N,channels=1|3,mean=M/..,deviation=D/..",
      converter = Converters.ToExtractor.class,
      description =
          "An ONNX model of your own whose output, or inner value OUTPUT, is a feature vector. It"
              + " sees images of N x N, each channel (g - M) / D of the gray value g from 0 to 1. Tried"
              + " before anything is trained. Can be given several times")
  private List<BroughtExtractor> brought = List.of();

  /** Throws ParameterException for what can be judged without the files' content. */
  void check(Resolution resolution) {
    for (BroughtExtractor extractor : brought) {
      if (!Files.isRegularFile(extractor.file()) || !Files.isReadable(extractor.file())) {
        throw refused("--extractor: there is no readable file " + extractor.file());
      }
    }
    List<String> all = new ArrayList<>(own().keySet());
    brought.forEach(extractor -> all.add(extractor.name()));
    if (all.stream().distinct().count() < all.size()) {
      throw refused("--extractor gives a name twice");
    }
    for (String name : chosen()) {
      if (!all.contains(name)) {
        throw refused("--extractors names " + name + ", allowed are " + all);
      }
    }
    Autoencoder averaged = new Autoencoder(Latent.MAP_MEAN);
    if (chosen().contains(averaged.name()) && !averaged.fits(resolution)) {
      throw refused(
          "--extractors names autoencodermean, which has 64 values or more from resolution 128 on");
    }
    if (chosen().stream().distinct().count() < chosen().size()) {
      throw refused("--extractors names one twice");
    }
    for (BroughtExtractor extractor : brought) {
      if (!chosen().contains(extractor.name())) {
        throw refused(
            "--extractor brings " + extractor.name() + ", but --extractors does not name it");
      }
    }
  }

  List<BroughtExtractor> brought() {
    return brought;
  }

  /** What the user chose in place of the default, given what was kept of the files. */
  EvaluationSpecification in(EvaluationSpecification standard, List<Brought> kept) {
    if (names == null && brought.isEmpty()) {
      return standard;
    }
    Map<String, ExtractorSpecification> all = own();
    kept.forEach(extractor -> all.put(extractor.name(), extractor));
    return standard.with(chosen().stream().map(all::get).toList());
  }

  private List<String> chosen() {
    if (names != null) {
      return names;
    }
    List<String> chosen = new ArrayList<>();
    ExtractorSpecification.standard().forEach(extractor -> chosen.add(extractor.name()));
    brought.forEach(extractor -> chosen.add(extractor.name()));
    return chosen;
  }

  private static Map<String, ExtractorSpecification> own() {
    Map<String, ExtractorSpecification> own = new LinkedHashMap<>();
    for (ExtractorSpecification extractor :
        List.of(new Autoencoder(Latent.FLATTEN), new Autoencoder(Latent.MAP_MEAN), new ResNet())) {
      own.put(extractor.name(), extractor);
    }
    return own;
  }

  private ParameterException refused(String why) {
    return new ParameterException(command.commandLine(), why);
  }
}
