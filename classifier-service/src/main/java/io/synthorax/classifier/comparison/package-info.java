/** Two finished studies side by side, and what their figures say about each other. */
package io.synthorax.classifier.comparison;
