/**
 * The keys of a decoder in a manifest. A decoder declares each {@link
 * io.nunchi.reference.decoder.parameter.Parameter} once, with its type, its default and a sentence
 * for people; strict reading, the JSON Schema and the tables of {@code docs/model-manifest.md}
 * follow from the declaration.
 */
@NullMarked
package io.nunchi.reference.decoder.parameter;

import org.jspecify.annotations.NullMarked;
