/** The frames that subjects are tried with, and what happens to them. */
@NullMarked
package io.nunchi.tck.internal.picture;

import org.jspecify.annotations.NullMarked;
