/**
 * The description of a model in {@code model.json}: {@link
 * io.nunchi.reference.internal.manifest.ManifestReader} turns JSON into a {@link
 * io.nunchi.reference.internal.manifest.ModelManifest}, or reports every problem with its JSON
 * path. {@code docs/model-manifest.md} explains every key.
 */
@NullMarked
package io.nunchi.reference.internal.manifest;

import org.jspecify.annotations.NullMarked;
