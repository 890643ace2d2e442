/**
 * Models that nobody meant to be models. {@link io.nunchi.reference.internal.hostile.MutatedModels}
 * makes them, {@link io.nunchi.reference.internal.hostile.MutatedModelRun} loads and runs them in a
 * process of its own.
 */
@NullMarked
package io.nunchi.reference.internal.hostile;

import org.jspecify.annotations.NullMarked;
