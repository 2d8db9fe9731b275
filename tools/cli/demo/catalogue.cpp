#include "cli/demo/catalogue.h"

#include <array>

namespace seatledger::cli::demo {
namespace {

constexpr std::string_view northfield = "northfield";
constexpr std::string_view acme = "acme";
constexpr std::string_view brightpath = "brightpath";

constexpr auto platform_rows = std::to_array<PlatformRow>({
    {northfield, "Northfield University", "northfield.example.org", 1100, 55, 22},
    {acme, "Acme Academy", "acme.example.org", 550, 72, 0},
    {brightpath, "Brightpath Training", "brightpath.example.org", 350, 60, 10},
});

constexpr auto course_rows = std::to_array<CourseRow>({
    {"course-v1:northfield+DA101+T1", "Data Analysis", northfield,
     R"({"level":"first year","language":"en","hours":60})"},
    {"course-v1:northfield+ST110+T1", "Introductory Statistics", northfield,
     R"({"level":"first year","language":"en","hours":60})"},
    {"course-v1:northfield+CS120+T1", "Programming in Python", northfield,
     R"({"level":"first year","language":"en","hours":90})"},
    {"course-v1:northfield+CS240+T1", "Databases", northfield,
     R"({"level":"second year","language":"en","hours":60})"},
    {"course-v1:northfield+CS330+T2", "Machine Learning", northfield,
     R"({"level":"third year","language":"en","hours":90})"},
    {"course-v1:northfield+WR100+T1", "Academic Writing", northfield,
     R"({"level":"first year","language":"en","hours":20})"},
    {"course-v1:northfield+LS010+T1", "Laboratory Safety", northfield,
     R"({"level":"first year","language":"en","hours":6,"mandatory":true})"},
    {"course-v1:northfield+RE200+T1", "Research Ethics", northfield,
     R"({"level":"graduate","language":"en","hours":12})"},
    {"course-v1:northfield+MA101+T1", "Linear Algebra", northfield,
     R"({"level":"first year","language":"en","hours":90})"},
    {"course-v1:northfield+CH210+T1", "Organic Chemistry", northfield,
     R"({"level":"second year","language":"de","hours":60})"},
    {"course-v1:acme+SEC1+A", "Information Security", acme,
     R"({"mandatory":true,"language":"en","hours":3})"},
    {"course-v1:acme+WEEK1+A", "Your First Week", acme, R"({"language":"en","hours":8})"},
    {"course-v1:acme+PM1+A", "Project Management", acme, R"({"language":"en","hours":24})"},
    {"course-v1:acme+SELL1+A", "Consultative Selling", acme, R"({"language":"en","hours":16})"},
    {"course-v1:acme+PRIV1+A", "Data Protection", acme,
     R"({"mandatory":true,"language":"en","hours":2})"},
    {"course-v1:acme+CALC1+A", "Spreadsheets for Everybody", acme,
     R"({"language":"fr","hours":10})"},
    {"course-v1:acme+CARE1+A", "Customer Care", acme, R"({"language":"en","hours":12})"},
    {"course-v1:acme+MACH1+A", "Machine Handling", acme,
     R"({"mandatory":true,"language":"en","hours":8})"},
    {"course-v1:brightpath+AID+1", "First Aid", brightpath,
     R"({"certificate":"two years","language":"en","hours":9})"},
    {"course-v1:brightpath+CLOUD+1", "Cloud Fundamentals", brightpath,
     R"({"language":"en","hours":20})"},
    {"course-v1:brightpath+BOOKS+1", "Bookkeeping", brightpath, R"({"language":"en","hours":30})"},
    {"course-v1:brightpath+NEGO+1", "Negotiation", brightpath, R"({"language":"en","hours":14})"},
    {"course-v1:brightpath+AGILE+1", "Agile Teams", brightpath, R"({"language":"en","hours":14})"},
});

constexpr auto program_rows = std::to_array<ProgramRow>({
    {"northfield-data", "data-science", "Data Science Certificate", northfield,
     R"(["course-v1:northfield+DA101+T1","course-v1:northfield+CS330+T2"])"},
    {"northfield-teach", "teacher-training", "Teacher Training", northfield,
     R"(["course-v1:northfield+WR100+T1","course-v1:northfield+RE200+T1"])"},
    {"acme-lead", "leadership", "Leadership", acme, R"(["course-v1:acme+PM1+A"])"},
    {"acme-safety", "safety-officer", "Safety Officer", acme,
     R"(["course-v1:acme+MACH1+A","course-v1:acme+SEC1+A"])"},
    {"brightpath-cloud", "cloud-practitioner", "Cloud Practitioner", brightpath,
     R"(["course-v1:brightpath+CLOUD+1","course-v1:brightpath+AGILE+1"])"},
    {"brightpath-books", "accounting", "Accounting", brightpath,
     R"(["course-v1:brightpath+BOOKS+1"])"},
});

constexpr auto group_rows = std::to_array<GroupRow>({
    {"101", "Physics", northfield, 12},
    {"102", "Chemistry", northfield, 10},
    {"103", "Mathematics", northfield, 12},
    {"104", "Computer Science", northfield, 18},
    {"105", "History", northfield, 9},
    {"106", "Literature", northfield, 9},
    {"107", "Education", northfield, 10},
    {"108", "Economics", northfield, 12},
    {"109", "Administration", northfield, 5},
    {"110", "Library", northfield, 3},
    {"120", "Data Analysis cohort", northfield, 0},
    {"201", "Engineering", acme, 22},
    {"202", "Sales", acme, 16},
    {"203", "Support", acme, 12},
    {"204", "Production", acme, 28},
    {"205", "Finance", acme, 8},
    {"206", "People", acme, 5},
    {"207", "Logistics", acme, 9},
    {"220", "Team leads", acme, 0},
    {"301", "Harbour Clinic", brightpath, 24},
    {"302", "Mill Lane School", brightpath, 18},
    {"303", "Kestrel Airways", brightpath, 30},
    {"304", "Oakfield Bakery", brightpath, 8},
    {"305", "Tidewater Council", brightpath, 20},
});

using ledger::Kind;

constexpr auto license_rows = std::to_array<LicenseRow>({
    {"campus", Kind::user, northfield, "", "Campus", 900, 0, 374, 0, "stripe",
     R"({"tier":"site"})"},
    {"library", Kind::user, northfield, "", "Library Access", 420, 0, 565, 0, "stripe",
     R"({"tier":"site"})"},
    {"workstations", Kind::user, northfield, "", "Laboratory Workstations", 120, 1, no_end, 82,
     "api", R"({"building":"West"})"},
    {"statistics", Kind::course, northfield, "course-v1:northfield+ST110+T1",
     "Introductory Statistics", 240, 1, 520, 78, "stripe", "{}"},
    {"python", Kind::course, northfield, "course-v1:northfield+CS120+T1", "Programming in Python",
     180, 1, 465, 93, "stripe", "{}"},
    {"databases", Kind::course, northfield, "course-v1:northfield+CS240+T1", "Databases", 90, 1,
     520, 71, "stripe", "{}"},
    {"data", Kind::course, northfield, "course-v1:northfield+DA101+T1", "Data Analysis", 30, 2, 565,
     0, "stripe", R"({"cost_center":"4711","room":"B 12"})"},
    {"learning", Kind::course, northfield, "course-v1:northfield+CS330+T2", "Machine Learning", 60,
     2, 520, 0, "stripe", R"({"cost_center":"4711"})"},
    {"writing", Kind::course, northfield, "course-v1:northfield+WR100+T1", "Academic Writing", 340,
     11, 388, 90, "api", "{}"},
    {"laboratory", Kind::course, northfield, "course-v1:northfield+LS010+T1", "Laboratory Safety",
     330, 2, no_end, 0, "api", R"({"mandatory":true})"},
    {"ethics", Kind::course, northfield, "course-v1:northfield+RE200+T1", "Research Ethics", 80, 3,
     no_end, 64, "api", "{}"},
    {"algebra", Kind::course, northfield, "course-v1:northfield+MA101+T1", "Linear Algebra", 200, 3,
     520, 75, "stripe", "{}"},
    {"chemistry", Kind::course, northfield, "course-v1:northfield+CH210+T1", "Organic Chemistry",
     70, 3, 325, 86, "stripe", "{}"},
    {"certificate", Kind::program, northfield, "northfield-data", "Data Science Certificate", 45, 3,
     565, 80, "stripe", "{}"},
    {"teachers", Kind::program, northfield, "northfield-teach", "Teacher Training", 60, 4, 384, 70,
     "api", "{}"},
    {"northfield", Kind::platform, northfield, "", "Northfield University", 1500, 0, 730, 0,
     "contract", R"({"contract":"NU-2"})"},
    {"staff", Kind::user, acme, "", "All Staff", 600, 0, 700, 0, "salesforce",
     R"({"tier":"site"})"},
    {"contractors", Kind::user, acme, "", "Contractors", 80, 1, no_end, 68, "salesforce", "{}"},
    {"security", Kind::course, acme, "course-v1:acme+SEC1+A", "Information Security", 300, 1, 565,
     0, "salesforce", R"({"mandatory":true})"},
    {"firstweek", Kind::course, acme, "course-v1:acme+WEEK1+A", "Your First Week", 120, 2, no_end,
     55, "api", "{}"},
    {"projects", Kind::course, acme, "course-v1:acme+PM1+A", "Project Management", 70, 2, 377, 92,
     "salesforce", "{}"},
    {"leadership", Kind::program, acme, "acme-lead", "Leadership", 30, 2, 565, 0, "salesforce",
     R"({"cohort":"leads"})"},
    {"selling", Kind::course, acme, "course-v1:acme+SELL1+A", "Consultative Selling", 50, 5, 480,
     88, "salesforce", "{}"},
    {"privacy", Kind::course, acme, "course-v1:acme+PRIV1+A", "Data Protection", 260, 5, 565, 83,
     "salesforce", R"({"mandatory":true})"},
    {"care", Kind::course, acme, "course-v1:acme+CARE1+A", "Customer Care", 60, 6, 480, 77,
     "salesforce", "{}"},
    {"officers", Kind::program, acme, "acme-safety", "Safety Officer", 25, 6, 393, 84, "salesforce",
     "{}"},
    {"machines", Kind::course, acme, "course-v1:acme+MACH1+A", "Machine Handling", 40, 6, 190, 90,
     "salesforce", "{}"},
    {"acme", Kind::platform, acme, "", "Acme Academy", 600, 0, no_end, 0, "contract", "{}"},
    {"aid", Kind::course, brightpath, "course-v1:brightpath+AID+1", "First Aid", 200, 1, 450, 74,
     "stripe", "{}"},
    {"cloud", Kind::course, brightpath, "course-v1:brightpath+CLOUD+1", "Cloud Fundamentals", 100,
     1, 450, 81, "stripe", "{}"},
    {"books", Kind::course, brightpath, "course-v1:brightpath+BOOKS+1", "Bookkeeping", 75, 2, 450,
     66, "stripe", "{}"},
    {"negotiation", Kind::course, brightpath, "course-v1:brightpath+NEGO+1", "Negotiation", 40, 20,
     380, 73, "stripe", "{}"},
    {"agile", Kind::course, brightpath, "course-v1:brightpath+AGILE+1", "Agile Teams", 90, 40, 480,
     79, "stripe", "{}"},
    {"practitioner", Kind::program, brightpath, "brightpath-cloud", "Cloud Practitioner", 35, 8,
     450, 88, "stripe", "{}"},
    {"accounting", Kind::program, brightpath, "brightpath-books", "Accounting", 30, 60, 450, 60,
     "stripe", "{}"},
    {"trainers", Kind::user, brightpath, "", "Trainers", 25, 1, no_end, 0, "api", "{}"},
    {"customers", Kind::user, brightpath, "", "Customers", 400, 0, 600, 0, "api", "{}"},
    {"trial", Kind::user, brightpath, "", "Trial of the Mentor", 15, 95, 125, 80, "api",
     R"({"trial":true})"},
    {"brightpath", Kind::platform, brightpath, "", "Brightpath Training", 400, 0, no_end, 0,
     "contract", "{}"},
    {"sheets", Kind::course, acme, "course-v1:acme+CALC1+A", "Spreadsheets for Everybody", 100, 30,
     480, 58, "salesforce", "{}"},
});

constexpr auto group_seat_rows = std::to_array<GroupSeatsRow>({
    {"101", "campus", 2, {9, 5}},      {"102", "campus", 2, {9, 6}},
    {"103", "campus", 2, {9, 7}},      {"104", "campus", 2, {9, 8}},
    {"105", "campus", 2, {9, 9}},      {"106", "campus", 2, {9, 10}},
    {"107", "library", 2, {9, 20}},    {"108", "library", 2, {9, 21}},
    {"109", "library", 2, {9, 22}},    {"110", "library", 2, {9, 23}},
    {"101", "laboratory", 3, {10, 0}}, {"102", "laboratory", 3, {10, 1}},
    {"201", "staff", 1, {8, 30}},      {"202", "staff", 1, {8, 31}},
    {"203", "staff", 1, {8, 32}},      {"204", "staff", 1, {8, 33}},
    {"205", "staff", 1, {8, 34}},      {"206", "staff", 1, {8, 35}},
    {"207", "staff", 1, {8, 36}},      {"201", "security", 4, {11, 0}},
    {"205", "security", 4, {11, 1}},   {"301", "customers", 1, {14, 0}},
    {"302", "customers", 1, {14, 5}},  {"303", "customers", 5, {14, 10}},
    {"304", "customers", 9, {14, 15}}, {"305", "customers", 30, {14, 20}},
    {"301", "aid", 12, {15, 0}},       {"304", "books", 40, {15, 0}},
});

}  // namespace

std::span<const PlatformRow> platforms() { return platform_rows; }
std::span<const CourseRow> courses() { return course_rows; }
std::span<const ProgramRow> programs() { return program_rows; }
std::span<const GroupRow> groups() { return group_rows; }
std::span<const LicenseRow> licenses() { return license_rows; }
std::span<const GroupSeatsRow> group_seats() { return group_seat_rows; }

}  // namespace seatledger::cli::demo
