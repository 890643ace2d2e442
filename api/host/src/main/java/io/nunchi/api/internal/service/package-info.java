/**
 * The services that engines and streams of one host share: {@link
 * io.nunchi.api.internal.service.HostServices} hands them out.
 */
@NullMarked
package io.nunchi.api.internal.service;

import org.jspecify.annotations.NullMarked;
