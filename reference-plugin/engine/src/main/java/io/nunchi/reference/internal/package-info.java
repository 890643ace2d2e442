/** The problem codes that all packages of the plugin share. */
@NullMarked
package io.nunchi.reference.internal;

import org.jspecify.annotations.NullMarked;
