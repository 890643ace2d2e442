/** The first thing a new user runs. */
@NullMarked
package io.nunchi.cli.internal.demo;

import org.jspecify.annotations.NullMarked;
