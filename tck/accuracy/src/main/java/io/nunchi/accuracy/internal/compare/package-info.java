/** Two analyzers on identical frames: what differs, and how sure that is. */
@NullMarked
package io.nunchi.accuracy.internal.compare;

import org.jspecify.annotations.NullMarked;
