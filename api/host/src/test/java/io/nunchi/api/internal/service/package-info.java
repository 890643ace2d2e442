/** Tests of the services that engines share. */
@NullMarked
package io.nunchi.api.internal.service;

import org.jspecify.annotations.NullMarked;
