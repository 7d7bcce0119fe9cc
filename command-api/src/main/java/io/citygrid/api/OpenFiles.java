package io.citygrid.api;

import io.citygrid.api.archive.CaseArchive;
import io.citygrid.api.contact.ContactArchive;
import io.citygrid.api.history.MetricHistory;
import io.citygrid.api.identity.DevicePseudonyms;
import io.citygrid.api.identity.DeviceTokenStore;
import io.citygrid.api.identity.SessionTokens;
import io.citygrid.api.identity.UserStore;
import io.citygrid.api.office.OfficeArchive;
import io.citygrid.api.payment.Payments;
import io.citygrid.api.photos.PhotoAlbum;
import java.util.Optional;

/** What the API keeps on its disk, opened. */
record OpenFiles(
    Identity identity,
    CaseArchive archive,
    OfficeArchive office,
    ContactArchive contacts,
    MetricHistory history,
    PhotoAlbum photos,
    Payments payments) {

  /**
   * Who may sign in.
   *
   * @param firstPassword of the first administrator; empty when there was one before
   */
  record Identity(
      UserStore users,
      DeviceTokenStore deviceTokens,
      SessionTokens sessions,
      DevicePseudonyms pseudonyms,
      Optional<String> firstPassword) {}
}
