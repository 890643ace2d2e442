/**
 * The extension point for decoders, and all that this plugin promises to people who extend it.
 *
 * <ul>
 *   <li>A {@link io.nunchi.reference.decoder.DecoderType} declares its keys in the manifest and
 *       makes an {@link io.nunchi.reference.decoder.OutputLayout} of their values: the {@link
 *       io.nunchi.reference.decoder.ExpectedTensor}s that the model must have, and how to read
 *       them.
 *   <li>An {@link io.nunchi.reference.decoder.OutputDecoder} reads {@link
 *       io.nunchi.reference.decoder.OutputTensor}s into {@link
 *       io.nunchi.reference.decoder.Candidates}, in pixels of the input tensor. The plugin does the
 *       rest: suppression, the way back to the frame, labels.
 *   <li>{@link io.nunchi.reference.decoder.Answers} refuses values without meaning.
 * </ul>
 *
 * <p>A decoder is compiled against the version of the plugin that it runs in.
 */
@NullMarked
package io.nunchi.reference.decoder;

import org.jspecify.annotations.NullMarked;
