package io.citygrid.api.archive;

import io.citygrid.api.identity.Principal;
import io.citygrid.city.event.CaseEvent;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;

/** Who may see a case of the archive: as it was last, by area, department and reporter. */
public final class CaseSight {
  private CaseSight() {}

  /** True when the principal may see any of these cases, as far as the archive knows them. */
  public static boolean seesAny(
      IndexSearcher searcher, Collection<String> caseIds, Principal principal) throws IOException {
    for (String id : caseIds) {
      Optional<ArchivedCase> found = CaseEvents.find(searcher, id);
      if (found.isPresent() && sees(found.get(), principal)) {
        return true;
      }
    }
    return false;
  }

  static boolean sees(ArchivedCase archived, Principal principal) {
    CaseEvent latest = archived.latest();
    return principal.seesCase(
        latest.areaPath(), latest.involvedDepartments(), latest.report().reporter());
  }
}
