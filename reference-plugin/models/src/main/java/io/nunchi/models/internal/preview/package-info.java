/**
 * Shows what a model finds under each answer to the questions that its file cannot answer, and
 * makes the probe of the answer that a person chose. {@link
 * io.nunchi.models.internal.preview.Variants} lists the answers, {@link
 * io.nunchi.models.internal.preview.VariantRuns} runs them, {@link
 * io.nunchi.models.internal.preview.Sheet} draws them.
 */
@NullMarked
package io.nunchi.models.internal.preview;

import org.jspecify.annotations.NullMarked;
