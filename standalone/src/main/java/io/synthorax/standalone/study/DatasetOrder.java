package io.synthorax.standalone.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.synthorax.contracts.EvaluationSpecification;
import java.util.List;

/**
 * What the console is to import.
 *
 * @param folder absolute; null for phantoms
 * @param classes to take, in this order; null for all that are found
 * @param scale of the number of phantoms; 1 is the console's own choice
 * @param evaluation of the study to come, so that the extractors trained ahead are those it uses
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetOrder(
    String name,
    String folder,
    List<String> classes,
    int resolution,
    long seed,
    double scale,
    boolean skipUnreadable,
    EvaluationSpecification evaluation,
    String licence,
    List<String> confounders) {}
