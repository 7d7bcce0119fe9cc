package io.citygrid.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The module directions of ARCHITECTURE.md, held over the whole class path at once. */
@AnalyzeClasses(
    packages = "io.citygrid",
    importOptions = {ImportOption.DoNotIncludeTests.class, ModuleDirectionsTest.NoTestJars.class})
class ModuleDirectionsTest {

  /** Test fixtures travel in a jar of their own, which is no part of the product. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String GEO = "io.citygrid.geo..";
  private static final String CITY = "io.citygrid.city..";
  private static final String CASEWORK = "io.citygrid.casework..";
  private static final String JOBS = "io.citygrid.jobs..";
  private static final String API = "io.citygrid.api..";
  private static final String STANDALONE = "io.citygrid.standalone..";

  @ArchTest
  static final ArchRule geoKnowsNothingOfTheRest =
      noClasses()
          .that()
          .resideInAPackage(GEO)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CITY, CASEWORK, JOBS, API, STANDALONE);

  @ArchTest
  static final ArchRule theCityKnowsOnlyGeo =
      noClasses()
          .that()
          .resideInAPackage(CITY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CASEWORK, JOBS, API, STANDALONE);

  @ArchTest
  static final ArchRule caseworkIsPure =
      noClasses()
          .that()
          .resideInAPackage(CASEWORK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              JOBS,
              API,
              STANDALONE,
              "org.apache.flink..",
              "org.apache.kafka..",
              "io.vertx..",
              "redis.clients..");

  @ArchTest
  static final ArchRule jobsNeverKnowTheApi =
      noClasses()
          .that()
          .resideInAPackage(JOBS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(API, STANDALONE, "io.vertx..");

  @ArchTest
  static final ArchRule theApiNeverKnowsTheJobs =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JOBS, STANDALONE, "org.apache.flink..");

  @ArchTest
  static final ArchRule coresArePure =
      noClasses()
          .that()
          .resideInAPackage("io.citygrid..core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.flink..", "org.apache.kafka..", "io.vertx..", "redis.clients..");

  @ArchTest
  static final ArchRule onlyTheCrsPackageKnowsGeoTools =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.citygrid.geo.crs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.geotools..", "org.opengis..", "org.geotools.api..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.citygrid.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatThingsAreInTheField =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Impl");
}
