/**
 * A model as a directory: {@code model.json} and the files that it names.
 *
 * <p>{@link io.nunchi.reference.internal.modelpackage.ModelPackageReader} trusts nothing in it: a
 * zip holds no links, sizes are bounded, the digest is that of the very bytes that are loaded
 * later, and a model that refers to other files is refused by {@link
 * io.nunchi.reference.internal.modelpackage.OnnxFileCheck}. {@link
 * io.nunchi.reference.internal.modelpackage.KnownModels} has the manifests that come with this
 * plugin.
 */
@NullMarked
package io.nunchi.reference.internal.modelpackage;

import org.jspecify.annotations.NullMarked;
