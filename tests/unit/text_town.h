/* A small partnership that uses every key, for tests of files; quotes as in text_case.h. */
#ifndef TTB_TEST_TEXT_TOWN_H
#define TTB_TEST_TEXT_TOWN_H

static const char town[] =
    "{'format': 'timetable-partnership', 'version': 1, 'name': 'Town',\n"
    " 'blocks': [{'id': 'A', 'lessons': [{'day': 'Mon', 'start': '09:00', 'end': '10:40'},\n"
    "                                    {'day': 'Thu', 'start': '13:30', 'end': '15:10',\n"
    "                                     'week': 1}]},\n"
    "            {'id': 'B', 'lessons': [{'day': 'Tue', 'start': '09:00', 'end': '24:00'}]}],\n"
    " 'sites': [{'id': 'north', 'name': 'North School', 'kind': 'school',\n"
    "            'location': [51.91, -0.19], 'closed': ['B'],\n"
    "            'bells': [{'block': 'A',\n"
    "                       'lessons': [{'day': 'Mon', 'start': '08:50', 'end': '10:30'},\n"
    "                                   {'day': 'Thu', 'start': '13:20', 'end': '15:00',\n"
    "                                    'week': 1}]}]},\n"
    "           {'id': 'college', 'kind': 'college'}],\n"
    " 'travel': {'links': [{'from': 'north', 'to': 'college', 'minutes': 15, 'both_ways': true}],\n"
    "            'limits': {'minutes_a_day': 60, 'journeys_a_day': 4, 'courses_away': 2}},\n"
    " 'resources': [{'id': 'labs', 'kind': 'room', 'sites': ['north'], 'capacity': 2,\n"
    "                'week_capacity': 8},\n"
    "               {'id': 't07', 'kind': 'teacher', 'sites': ['north', 'college'],\n"
    "                'capacity': {'A': 1, 'B': 0}}],\n"
    " 'courses': [{'id': 'physics', 'title': 'Physics', 'level': 3, 'cohort': 'Y12',\n"
    "              'blocks': 1}, {'id': 'latin', 'cohort': 'Y12'}, {'id': 'art', 'cohort': "
    "'Y12'}],\n"
    " 'offers': [{'course': 'physics', 'site': 'north', 'sections': {'min': 0, 'max': 2},\n"
    "             'size': {'min': 6, 'max': 22}, 'blocks': ['A', 'B'], 'uses': ['labs'],\n"
    "             'cost': 1.25},\n"
    "            {'course': 'latin', 'site': 'college'}],\n"
    " 'students': [{'id': 's001', 'home': 'north', 'cohort': 'Y12',\n"
    "               'choices': ['physics', {'course': 'latin', 'weight': 2}],\n"
    "               'reserves': ['art'], 'limits': {'courses_away': 1}},\n"
    "              {'id': 's002', 'home': 'college', 'cohort': 'Y12'}],\n"
    " 'rules': [{'rule': 'pin_section', 'course': 'physics', 'site': 'north', 'blocks': ['A']},\n"
    "           {'rule': 'forbid_seat', 'student': 's001', 'course': 'latin', 'site': 'north'},\n"
    "           {'rule': 'block_sections', 'block': 'A', 'min': 1, 'max': 9},\n"
    "           {'rule': 'reach', 'level': 3, 'minutes': 40, 'cohort': 'Y12'}],\n"
    " 'tiers': [['unmet'], ['section_cost'], [{'goal': 'travel', 'weight': 1},\n"
    "                                         {'goal': 'balance', 'weight': 3}]]}\n";

#endif
