/**
 * Started engines, the generations under which results name them, and each stream's analyzer: every
 * call into them has a deadline.
 */
@NullMarked
package io.nunchi.api.internal.analyzer;

import org.jspecify.annotations.NullMarked;
