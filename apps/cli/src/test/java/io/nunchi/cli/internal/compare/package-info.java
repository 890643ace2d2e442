/** What a comparison leaves in its folder. */
@NullMarked
package io.nunchi.cli.internal.compare;

import org.jspecify.annotations.NullMarked;
