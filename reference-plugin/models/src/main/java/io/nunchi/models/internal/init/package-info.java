/**
 * Begins a manifest for a model that nobody has described yet. {@link
 * io.nunchi.models.internal.init.ModelInspector} asks the model what it takes and answers, {@link
 * io.nunchi.models.internal.init.LayoutGuesses} ranks what its outputs may mean, and {@link
 * io.nunchi.models.internal.init.ManifestDraft} writes down what is known and asks a person for the
 * rest.
 */
@NullMarked
package io.nunchi.models.internal.init;

import org.jspecify.annotations.NullMarked;
