/** Tests of the host as a VMS uses it. */
@NullMarked
package io.nunchi.api;

import org.jspecify.annotations.NullMarked;
