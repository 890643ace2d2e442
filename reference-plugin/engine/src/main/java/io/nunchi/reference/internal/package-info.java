/** What all packages of the plugin share: {@link io.nunchi.reference.internal.ReferenceErrors}. */
@NullMarked
package io.nunchi.reference.internal;

import org.jspecify.annotations.NullMarked;
