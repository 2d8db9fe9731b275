// The rows of the directory, as print_record() and print_group() print them.
#pragma once

#include "api/answer.h"

namespace seatledger::api {

extern const AnswerObject platform_answer;
extern const AnswerObject user_answer;
extern const AnswerObject group_answer;
extern const AnswerObject course_answer;
extern const AnswerObject program_answer;
extern const AnswerObject choices_answer;

}  // namespace seatledger::api
